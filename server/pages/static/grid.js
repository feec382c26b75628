// The grid of times: what is taken meanwhile is struck out where it stands, and nothing moves.

import { Link } from "./link.js";
import { Says } from "./says.js";
import { ServerClock } from "./server_clock.js";

const ASK_EVERY = 1000;
const STALE_AFTER = 45000;

const page = document.getElementById("times");
const { topic, state, seats, zone } = page.dataset;
const own = "own" in page.dataset; // the topic tells that something is new, but not what is free for this choice
const says = new Says(JSON.parse(document.getElementById("words").textContent), zone);
const clock = new ServerClock(Number(page.dataset.now));
const times = [...document.querySelectorAll('.time input[name="start"]')];
const days = [...document.querySelectorAll("a[data-day]")];
const news = document.getElementById("news");
let known = ""; // the position of the topic that is on the page
let asked = 0; // of the question that is on its way

const link = new Link({
  token: "",
  clock,
  state,
  seen: "",
  sync: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sync`,
  topics: () => [topic],
  news: () => {
    look();
    drawLink();
  },
  gone: () => {},
});

function look() {
  const replica = link.replica(topic);
  const position = replica.position ? replica.position.join("/") : "";
  if (position === known) return;
  known = position;
  if (own && link.stands) ask();
  else show(replica.of("public_slots"));
}

/** Asks what is free for this very choice; of several questions the last one counts. */
function ask() {
  clearTimeout(asked);
  asked = setTimeout(async () => {
    const answer = await fetch(state, { cache: "no-store" }).catch(() => null);
    if (!answer || !answer.ok) return;
    const { frames } = await answer.json();
    show(frames[0].changes.map((change) => change.r));
  }, ASK_EVERY);
}

function show(views) {
  const free = new Map();
  for (const view of views) for (const [at, left] of view.starts) free.set(String(at), left);
  for (const input of times) {
    const left = free.get(input.value) || 0;
    const gone = left < Number(seats);
    if (gone && input.checked) lose(input);
    input.disabled = gone;
    input.parentNode.classList.toggle("gone", gone);
    const note = input.parentNode.querySelector("small");
    if (note && !gone) note.textContent = page.dataset.left.replace("{n}", left);
  }
  for (const day of days) {
    const view = views.find((one) => one.id === day.dataset.day);
    const none = !view || !view.starts.length;
    const note = day.querySelector("small");
    if (none !== day.classList.contains("none")) day.removeAttribute("aria-label");
    if (none && !note.textContent) note.textContent = page.dataset.full;
    if (!none) note.textContent = "";
    day.classList.toggle("none", none);
  }
}

/** The time that was chosen has gone: it is said, and what was said goes with the next choice. */
function lose(input) {
  input.checked = false;
  const time = input.parentNode.querySelector("b").textContent;
  news.textContent = page.dataset.taken.replace("{time}", time);
}

function drawLink() {
  const live = (link.stands || link.polling) && link.silence < STALE_AFTER;
  document.getElementById("link").dataset.phase = live ? "live" : "as_of";
  const text = says.say(live ? "status.live" : "status.as_of", { time: says.time(live ? clock.now() : link.asOf) });
  const node = document.getElementById("link-text");
  if (node.textContent !== text) node.textContent = text;
}

/** Whether the clock of this phone shows another time than that of the house. */
function differs() {
  const form = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" };
  const at = (timeZone) => new Intl.DateTimeFormat("en-GB", timeZone ? { ...form, timeZone } : form).format(clock.now());
  try {
    return at(zone) !== at();
  } catch {
    return false;
  }
}

const other = document.getElementById("zone");
if (other) other.hidden = !differs();
for (const input of times) input.addEventListener("change", () => (news.textContent = ""));
link.start();
