// The place of somebody who is in no line just now: the same as `aside.py` computes on the server.

import { EMPTY, toShow } from "./face.js";

const MINUTE = 60000;
const MORE_MIN = 10;
const AWAY_MOST_MIN = 60;

export function held(views, says) {
  const { own } = views;
  const seen = toShow(views);
  const time = says.time(own.until);
  const heading = says.say("held.heading", { time });
  return {
    ...EMPTY,
    state: "held",
    title: says.say("held.title", { number: own.number, time }),
    number: own.number,
    heading,
    text: says.say(seen ? "place.show" : "held.text", { number: own.number }),
    summary: heading,
    can_check_in: !seen,
    can_leave: true,
  };
}

export function aside({ own, site }, now, says) {
  const values = {
    number: own.number,
    desk: own.desk_name || "",
    site: site.name,
    time: own.until === null ? "" : says.time(own.until),
    called: own.called_at === null ? "" : says.time(own.called_at),
  };
  const heading = says.say(`${own.state}.heading${plain(own)}`, values);
  return {
    ...EMPTY,
    state: own.state,
    title: says.say(`${own.state}.title`, values),
    number: own.number,
    heading,
    text: says.say(`${own.state}.text${variant(own, now)}`, values),
    summary: heading,
    can_check_in: own.state !== "on_hold",
    can_away: own.state === "away" && canMore(own),
    can_leave: true,
  };
}

function canMore(own) {
  return own.until !== null && own.until + MORE_MIN * MINUTE <= own.since + AWAY_MOST_MIN * MINUTE;
}

function plain(own) {
  const told = own.until !== null && (own.state !== "on_hold" || own.desk_name);
  return told || own.state === "missed" ? "" : "_plain";
}

function variant(own, now) {
  if (own.state !== "missed") return "";
  if (own.until === null || now > own.until) return "_late";
  return own.desk_name && own.called_at !== null ? "" : "_plain";
}
