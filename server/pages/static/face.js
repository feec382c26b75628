// The live place as a value, from the public views alone: the same as `face.py` computes on the server.

import { aside, held } from "./aside.js";
import { waiting } from "./waiting.js";

const LIVE = ["waiting", "away", "called", "serving", "on_hold", "missed"];
const ABOVE = 8;
export const EMPTY = {
  strip: [], above: "", lead: "", answer: "", unit: "", wait: "", place: "", near: "", back: "", ask: "", why: "",
  where: "", said: "", nth: "", sorry: "", because: "", heading: "", text: "", desk_word: "", desk_big: "", desk_size: "", desk_point: "", direction: "", arrow: "", summary: "",
  point: "", service: "", errands: "", told: "", can_check_in: false, can_away: false, can_leave: false,
  can_join: false, version: 0, live: true,
};

/** Whether staff or a kiosk must see this customer before they can be called. */
export function toShow({ own, point }) {
  return Boolean(!own.present && point && point.join_by === "staff");
}

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
export function face(known, now, says) {
  const views = toldIn(known, says);
  const { own, point, services } = views;
  if (!LIVE.includes(own.state)) return ended(views, says);
  const service = services.find((one) => one.id === own.service);
  return {
    ...alive(views, now, says),
    point: point ? point.name : "",
    version: own.version,
    service: service ? service.name : "",
    errands: own.errands ? says.say("place.errands", { n: own.errands }) : "",
    told: told(views, says),
  };
}

/** The same with the names that managers gave in the language of the page. */
function toldIn({ own, site, point, services, ...rest }, says) {
  const named = (one) => ({ ...one, name: says.named(one.name, one.names) });
  return {
    ...rest,
    own: { ...own, desk_name: own.desk_name && says.desk(own.desk_name) },
    site: named(site),
    point: point && { ...named(point), location: says.named(point.location, point.locations) },
    services: services.map(named),
  };
}

function alive(views, now, says) {
  const { own } = views;
  if (own.state === "waiting") return own.until !== null && !own.present ? held(views, says) : waiting(views, now, says);
  if (own.state === "called") return called(views, now, says);
  if (own.state === "serving") return serving(views, says);
  return aside(views, now, says);
}

function told({ point }, says) {
  if (!point || !point.notice) return "";
  return says.say("place.told", { time: says.time(point.notice_at), text: point.notice });
}

function called({ own, point }, now, says) {
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
    desk_point: point && own.desk_shared ? point.name : "",
    direction: own.direction,
    arrow: own.direction ? says.say("called.arrow") : "",
    summary: desk ? says.say("called.summary", { desk, heading }) : heading,
    can_check_in: !own.present && !toShow({ own, point }),
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
