// The grid of times: what is taken meanwhile is struck out where it stands, and nothing moves.

import { pageLink } from "./page_link.js";

const ASK_EVERY = 1000;

const page = document.getElementById("times");
const { topic, state, seats, zone } = page.dataset;
const own = "own" in page.dataset; // the topic tells that something is new, but not what is free for this choice
const times = [...document.querySelectorAll('.time input[name="start"]')];
const days = [...document.querySelectorAll("a[data-day]")];
const news = document.getElementById("news");
let known = ""; // the position of the topic that is on the page
let asked = 0; // of the question that is on its way

const { link, clock } = pageLink(page, { token: "", state, topic, news: look, gone: () => {} });

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
