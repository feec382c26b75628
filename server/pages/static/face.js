// The live place as a value, from the public views alone: the same as `face.py` computes on the server.

import { aside, held } from "./aside.js";
import { inOrder } from "./replica.js";

const LIVE = ["waiting", "away", "called", "serving", "on_hold", "missed"];
const CELLS = 4;
const ABOVE = 8;
export const EMPTY = {
  strip: [], lead: "", answer: "", unit: "", wait: "", place: "", ask: "", why: "", where: "", heading: "",
  text: "", desk_word: "", desk_big: "", desk_size: "", summary: "", service: "", errands: "", told: "",
  can_check_in: false, can_away: false, can_leave: false, can_join: false, live: true,
};

/** What two replicas say of a visit; null until both are here: half a picture would be a wrong one. */
export function viewsOf(visitor, queue, visit) {
  const own = visitor.get("own_entry", visit);
  const [site] = [...visitor.of("public_site"), ...queue.of("public_site")];
  if (!own || !site || !queue.position) return null;
  return {
    own,
    site,
    point: queue.get("public_point", own.service_point),
    services: queue.of("public_service"),
    places: queue.of("public_place"),
    line: queue.get("public_line", own.service_point),
  };
}

/** The page of a visit; `views` are those of `viewsOf`, `now` is server ms. */
export function face(views, now, says) {
  const { own, services } = views;
  if (!LIVE.includes(own.state)) return ended(views, says);
  const service = services.find((one) => one.id === own.service);
  return {
    ...alive(views, now, says),
    service: service ? service.name : "",
    errands: own.errands ? says.say("place.errands", { n: own.errands }) : "",
    told: told(views, says),
  };
}

function alive(views, now, says) {
  const { own } = views;
  if (own.state === "waiting") return own.until !== null && !own.present ? held(views, says) : waiting(views, says);
  if (own.state === "called") return called(views, now, says);
  if (own.state === "serving") return serving(views, says);
  return aside(views, now, says);
}

function told({ point }, says) {
  if (!point || !point.notice) return "";
  return says.say("place.told", { time: says.time(point.notice_at), text: point.notice });
}

function queue({ own, places, line }) {
  const here = places.filter((place) => place.state === "waiting");
  if (!here.some((place) => place.id === own.tag)) {
    here.push({ id: own.tag, number: own.number, order: own.joined_at });
  }
  return inOrder(here, line ? line.line.map(([tag]) => tag) : []);
}

function ownWait({ own, services, line }, says) {
  const row = line && line.line.find(([tag]) => tag === own.tag);
  if (row) return says.wait(row[1], row[2]);
  const service = services.find((one) => one.id === own.service);
  if (service && service.low !== null && service.high !== null) return says.wait(service.low, service.high);
  return null;
}

function waiting(views, says) {
  const { own, site, point } = views;
  const line = queue(views);
  const ahead = line.findIndex((place) => place.id === own.tag);
  const desks = point ? point.desks_open : 0;
  const wait = desks ? ownWait(views, says) : null;
  const unknown = says.say(desks ? "wait.soon" : "wait.unknown");
  const nth = says.ordinal(ahead + 1);
  const place = says.say("place.in_queue", { nth });
  const location = point ? point.location : "";
  const common = {
    ...EMPTY,
    number: own.number,
    where: says.say(location ? "place.where" : "place.where_wall", { location, number: own.number }),
    can_check_in: !own.present,
    can_away: true,
    can_leave: true,
  };
  if (ahead === 0) {
    return {
      ...common,
      state: "next",
      title: says.say("place.title_next", { number: own.number, site: site.name }),
      answer: says.say("place.is_next"),
      wait: wait ? wait.join(" ") : unknown,
      why: reassured(desks ? says.say("place.desks", { n: desks }) : "", point, says),
      summary: summary(says.say("place.is_next"), wait),
    };
  }
  return {
    ...common,
    state: "waiting",
    title: says.say("place.title", { number: own.number, place: nth, site: site.name }),
    strip: strip(line.slice(0, ahead), nth, says),
    lead: wait ? wait[0] : "",
    answer: wait ? wait[1] : "",
    unit: wait ? wait[2] : "",
    wait: wait ? "" : unknown,
    place,
    ask: wait ? says.say("place.why") : "",
    why: reassured(why(ahead, desks, says), point, says),
    summary: summary(place, wait),
  };
}

function summary(place, wait) {
  if (!wait) return `${place}.`;
  const sentence = wait.join(" ");
  return `${place}, ${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}.`;
}

function why(ahead, desks, says) {
  const said = [says.say("place.ahead", { n: ahead })];
  if (desks) said.push(says.say("place.desks", { n: desks }));
  return said.join(" ");
}

/** Whoever waits when intake ends reads that it is not over for them. */
function reassured(text, point, says) {
  if (!point || point.state !== "draining") return text;
  return `${text} ${says.say("place.draining")}`.trim();
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

function called({ own, site }, now, says) {
  const desk = own.desk_name || "";
  const until = own.grace_until;
  const heading = says.say(own.calls > 1 ? "called.again" : "called.come");
  return {
    ...EMPTY,
    ...deskType(desk),
    state: "called",
    title: says.say("place.title_called", { number: own.number, desk }),
    number: own.number,
    heading,
    text: until === null ? "" : says.say(now <= until ? "called.until" : "called.over", { time: says.time(until) }),
    summary: desk ? `${desk}. ${heading}` : heading,
    can_check_in: !own.present,
    can_leave: true,
  };
}

export function deskType(name) {
  const trimmed = name.trim();
  const found = /^(|.*[^\s0-9])\s*([0-9]{1,3})$/.exec(trimmed);
  if (found) {
    const alone = [...found[1]].length <= ABOVE ? "one" : "two";
    return { desk_word: found[1], desk_big: found[2], desk_size: [alone, "two", "three"][found[2].length - 1] };
  }
  return { desk_word: "", desk_big: trimmed, desk_size: !trimmed ? "" : [...trimmed].length <= 9 ? "word" : "long" };
}

function serving({ own, site }, says) {
  const desk = own.desk_name;
  const heading = desk ? says.say("serving.heading", { desk }) : says.say("serving.heading_plain");
  return {
    ...EMPTY,
    state: "serving",
    title: says.say("place.title_other", { number: own.number, site: site.name }),
    number: own.number,
    heading,
    text: says.say("serving.text", { number: own.number }),
    summary: heading,
  };
}

function ended({ own, site }, says) {
  const missed = own.state === "no_show";
  const values = { number: own.number, desk: own.desk_name || "" };
  if (missed && own.called_at !== null) values.time = says.time(own.called_at);
  const plainHeading = missed && own.called_at === null ? "_plain" : "";
  const plainText = missed && !own.desk_name ? "_plain" : "";
  const heading = says.say(`${own.state}.heading${plainHeading}`, values);
  return {
    ...EMPTY,
    state: own.state,
    title: says.say("place.title_other", { number: own.number, site: site.name }),
    number: own.number,
    heading,
    text: says.say(`${own.state}.text${plainText}`, values),
    summary: heading,
    can_join: own.state !== "completed",
    live: false,
  };
}
