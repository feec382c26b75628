// The live place: follows the visit and its queue, and draws the face of what is known.

import { Chime } from "./chime.js";
import { draw, mark, setText } from "./draw.js";
import { face, viewsOf } from "./face.js";
import { Link } from "./link.js";
import { Says } from "./says.js";
import { ServerClock } from "./server_clock.js";

const STALE_AFTER = 15000;
const LOST_AFTER = 30000;
const NOTED_FOR = 20000;
const WAITS = ["waiting", "next", "late"];

const page = document.getElementById("place");
const { visit, zone } = page.dataset;
const [, , token] = location.pathname.split("/");
const says = new Says(JSON.parse(document.getElementById("words").textContent), zone);
const clock = new ServerClock(Number(page.dataset.now));
const chime = new Chime();
const own = `visitor/${visit}`;
let point = page.dataset.point;
let shown = asLoaded(); // the face on the page

const link = new Link({
  token,
  clock,
  sync: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sync`,
  state: `/t/${token}/state`,
  seen: `/t/${token}/seen`,
  topics: () => [own, `queue/${point}`],
  news,
  gone: () => location.reload(),
});

/** What the server wrote; a call that was on the page from the start rings no bell. */
function asLoaded() {
  const { state } = document.documentElement.dataset;
  const live = document.getElementById("link").dataset.phase !== "ended";
  return { state, live, summary: page.dataset.summary, back: page.dataset.back, call: state === "called" ? null : "" };
}

function news() {
  const mine = link.replica(own).get("own_entry", visit);
  if (mine) {
    if (mine.service_point !== point) {
      point = mine.service_point;
      link.follow();
    }
    show(viewsOf(link.replica(own), link.replica(`queue/${point}`), visit));
  }
  drawLink();
  confirm();
}

/** Once a call has been drawn where somebody can see it, the server hears so. */
function confirm() {
  if (!shown.running || shown.running === link.known || document.hidden) return;
  requestAnimationFrame(() => requestAnimationFrame(() => shown.running && link.confirm(shown.running)));
}

function show(seen) {
  if (!seen) return;
  const next = face(seen, clock.now(), says);
  next.call = seen.own.state === "called" ? `${seen.own.called_at}/${seen.own.calls}` : "";
  next.entry = seen.own.entry;
  next.desk = says.desk(seen.own.desk_name || "");
  next.running = (next.call && seen.own.call) || "";
  const before = shown;
  shown = next;
  draw(next);
  react(before, next);
}

function react(before, next) {
  if (next.call && before.call !== null && next.call !== before.call) {
    scrollTo(0, 0);
    chime.call();
    const moved = before.state === "called" && before.desk && next.desk && before.desk !== next.desk;
    notice(moved ? says.say("called.moved", { before: before.desk, desk: next.desk }) : "");
  } else if (before.entry && before.entry !== next.entry && next.live) {
    const key = before.point !== next.point ? "place.moved_to" : next.service ? "place.moved_on" : "place.moved_on_plain";
    notice(says.say(key, { point: next.point, service: next.service }));
  } else if (before.state === "called" && WAITS.includes(next.state)) {
    notice(`${says.say("place.withdrawn")} ${says.say("place.withdrawn_why", { number: next.number })}`);
  } else if (before.state !== next.state && next.state !== "next") {
    notice("");
  }
}

function notice(text) {
  setText(document.getElementById("notice"), text);
}

/** What was said of a button has been read by then; news stay until others come. */
function forgetNote() {
  const noted = document.getElementById("notice").textContent;
  if (noted) setTimeout(() => document.getElementById("notice").textContent === noted && notice(""), NOTED_FOR);
}

function phase() {
  if (!shown.live) return "ended";
  const silent = link.newsAt > -Infinity && link.silence > LOST_AFTER;
  if (navigator.onLine === false || silent || (!link.stands && link.failures > 0)) return "lost";
  if ((!link.stands && !link.polling) || link.silence > STALE_AFTER) return "as_of";
  return "live";
}

function drawLink() {
  const now = phase();
  const lost = now === "lost";
  const time = says.time(lost || now === "as_of" ? link.asOf : clock.now());
  const word = { live: "status.live", lost: "status.not_live" }[now] || "status.as_of";
  document.getElementById("link").dataset.phase = now;
  setText(document.getElementById("link-text"), says.say(word, { time }));
  mark(document.documentElement, "data-lost", lost);
  document.getElementById("lost").hidden = !lost;
  if (lost) drawLost(time);
  for (const id of ["lost-then", "lost-come"]) document.getElementById(id).hidden = !lost || !waits();
  document.getElementById("lost-back").hidden = !lost || !waits() || !shown.back;
}

function waits() {
  return WAITS.includes(document.documentElement.dataset.state);
}

function drawLost(time) {
  const number = document.querySelector('[data-text="number"]').textContent;
  setText(document.getElementById("lost-news"), says.say("lost.news", { time }));
  setText(document.getElementById("lost-then"), says.say("lost.then", { time, summary: shown.summary }));
  setText(document.getElementById("lost-come"), says.say("lost.come", { number }));
  setText(document.getElementById("lost-back").lastElementChild, shown.back || "");
}

function offerChime() {
  if (!Chime.possible) return;
  const line = document.getElementById("chime");
  const [label, button] = line.children;
  const draw = () => {
    label.textContent = says.say(chime.on ? "place.chime_on" : "place.chime_off");
    button.textContent = says.say(chime.on ? "place.chime_turn_off" : "place.chime_turn_on");
  };
  button.addEventListener("click", () => chime.turn(!chime.on).then(draw));
  line.hidden = false;
  draw();
}

if (location.search) history.replaceState(null, "", location.pathname); // a note is said once
document.getElementById("again").addEventListener("click", () => link.again());
const still = document.getElementById("still");
if (still) still.remove(); // this page renews itself
offerChime();
forgetNote();
document.addEventListener("visibilitychange", confirm);
link.start();
