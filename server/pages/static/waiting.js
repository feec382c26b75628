// The place of somebody in the line: the same as `waiting.py` computes on the server.

import { EMPTY, toShow } from "./face.js";
import { beyond, late, promised } from "./late.js";
import { inOrder } from "./replica.js";

const CELLS = 4;
const NEAR_AHEAD = 2;
const NEAR_MIN = 10;
const MARGIN_MIN = 3;
const MINUTE = 60000;
const STEP = 5 * MINUTE;
const PASSES = ["next", "booked", "weight", "turn"];

export function waiting(known, now, says) {
  const views = { ...known, row: rowOf(known) };
  const { own, point } = views;
  const line = queue(views);
  const ahead = line.findIndex((place) => place.id === own.tag);
  const desks = point ? point.desks_open : 0;
  const wait = desks ? ownWait(views, says) : null;
  const unknown = says.say(desks ? "wait.soon" : "wait.unknown");
  const before = line.slice(0, ahead);
  const back = ahead && wait ? backBy(views, ahead, now) : null;
  const location = point ? point.location : "";
  const shown = {
    ...EMPTY,
    number: own.number,
    ...(ahead ? inLine(views, before, wait, unknown, says) : next(views, wait, unknown, says)),
    ...(back === null ? {} : withTime(wait, says.time(back), says)),
    near: toShow(views) ? says.say("place.show", { number: own.number }) : isNear(views, ahead) ? says.say("place.near") : "",
    why: why(views, line.slice(0, ahead + 1), now, says),
    where: says.say(location ? "place.where" : "place.where_wall", { location, number: own.number }),
    can_check_in: !own.present && !toShow(views),
    can_away: true,
    can_leave: true,
  };
  return own.apology ? late(views, shown, wait, now, says) : shown;
}

function queue({ own, places, line }) {
  const here = places.filter((place) => place.state === "waiting");
  if (!here.some((place) => place.id === own.tag)) {
    here.push({ id: own.tag, number: own.number, order: own.joined_at });
  }
  return inOrder(here, line ? line.line.map(([tag]) => tag) : []);
}

/** What the published line says of this place: tag, low, high, why, soonest. */
function rowOf({ own, line }) {
  return (line && line.line.find(([tag]) => tag === own.tag)) || null;
}

function ownWait(views, says) {
  const { own, services, row } = views;
  if (row) return says.wait(row[1], row[2]);
  const service = services.find((one) => one.id === own.service);
  if (service && service.low !== null && service.high !== null) return says.wait(service.low, service.high);
  return null;
}

function isNear({ point, row }, ahead) {
  if (!point || !point.desks_open) return false;
  return ahead <= NEAR_AHEAD || Boolean(row && row[4] <= NEAR_MIN);
}

function backBy(views, ahead, now) {
  const { row } = views;
  if (!row || isNear(views, ahead)) return null;
  const back = Math.floor((views.line.at + (row[4] - MARGIN_MIN) * MINUTE) / STEP) * STEP;
  return back >= now + STEP ? back : null;
}

function next({ own, site }, wait, unknown, says) {
  return {
    state: "next",
    title: says.say("place.title_next", { number: own.number, site: site.name }),
    answer: says.say("place.is_next"),
    wait: wait ? says.line(wait) : unknown,
    summary: says.summary(says.say("place.is_next"), wait),
  };
}

function inLine({ own, site }, before, wait, unknown, says) {
  const nth = says.ordinal(before.length + 1);
  const place = says.say("place.in_queue", { nth });
  return {
    state: "waiting",
    title: says.say("place.title", { number: own.number, place: nth, site: site.name }),
    strip: strip(before, nth, says),
    lead: wait ? wait[0] : "",
    answer: wait ? wait[1] : "",
    unit: wait ? wait[2] : "",
    wait: wait ? "" : unknown,
    place,
    nth,
    ask: wait ? says.say("place.why") : "",
    summary: says.summary(place, wait),
  };
}

function withTime(wait, time, says) {
  return { above: says.line(wait), lead: says.say("place.away_until"), answer: time, unit: "", back: time };
}

function why(views, line, now, says) {
  const { point, own } = views;
  const said = beyond(views) > 0 ? [says.say("late.grows", { time: says.time(promised(own.promised_by)) })] : [];
  if (own.slot_at !== null && own.slot_at > now) said.push(says.say("place.booked_for", { time: says.time(own.slot_at) }));
  if (own.booked_with) said.push(says.say("place.booked_with", { name: own.booked_with }));
  if (line.length > 1) said.push(says.say("place.ahead", { n: line.length - 1 }));
  said.push(...passing(views, line, says));
  if (point && point.desks_open) said.push(says.say("place.desks", { n: point.desks_open }));
  if (point && point.desks_paused) said.push(says.say("place.paused", { n: point.desks_paused }));
  if (point && point.state === "draining") said.push(says.say("place.draining"));
  return said.join(" ");
}

function passing({ line }, queued, says) {
  const rows = line ? line.line : [];
  const whys = new Map(rows.map(([tag, , , reason]) => [tag, reason]));
  const own = queued[queued.length - 1];
  const later = queued.filter((place) => place.order > own.order).map((place) => whys.get(place.id));
  const counted = PASSES.map((reason) => [reason, later.filter((one) => one === reason).length]);
  const said = counted.filter(([, n]) => n).map(([reason, n]) => says.say(`place.by_${reason}`, { n }));
  const booked = (rows.find(([tag]) => tag === own.id) || [])[5] || 0;
  return booked ? [...said, says.say("place.booked", { n: booked })] : said;
}

function strip(before, nth, says) {
  const shown = before.length < CELLS ? before : before.slice(0, CELLS - 2);
  const cells = shown.map((place, i) => ({
    label: place.number,
    note: i ? says.ordinal(i + 1) : says.say("place.first"),
    kind: "other",
  }));
  const more = before.length - shown.length;
  if (more) cells.push({ label: `+${more}`, note: says.say("place.more"), kind: "more" });
  return [...cells, { label: says.say("place.you"), note: nth, kind: "you" }];
}
