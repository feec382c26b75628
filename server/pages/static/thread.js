// The thread of a ticket: when the topic says that it has changed, what stands around the form is brought
// anew. What is being written stays where it is.

import { pageLink, renewing } from "./page_link.js";

const PARTS = ["head", "thread", "foot"];
const [, , token] = location.pathname.split("/");
const here = `/support/${token}`;
const page = document.getElementById("page");
const { ticket } = page.dataset;
const topic = `thread/${ticket}`;
const renew = renewing(here, put);

const { link, clock } = pageLink(page, {
  token,
  state: `${here}/state`,
  topic,
  news: look,
  gone: () => location.reload(),
});

/** The same as the server makes of the views (`support/thread_face.py`). */
function markOf(replica, own) {
  const last = Math.max(0, ...replica.of("own_message").map((message) => message.nth));
  const waits = own.waits_for_you ? 1 : 0;
  return [own.status, waits, own.answer_by || 0, own.rating || 0, own.followed_by || 0, last].join("/");
}

function look() {
  const replica = link.replica(topic);
  const own = replica.get("own_ticket", ticket);
  const { mark, until } = document.getElementById("head").dataset;
  if (own && (markOf(replica, own) !== mark || clock.now() >= Number(until))) renew();
}

/** A browser that goes a step back fills in again what was sent long ago. */
addEventListener("pageshow", () => {
  const box = document.querySelector("#reply textarea");
  const mine = [...document.querySelectorAll("#thread li:not(.house-says) .text")].pop();
  if (box && mine && box.value.trim() === mine.textContent.trim()) box.value = "";
});

function put(fresh) {
  const before = Number(lastOf(document));
  const writing = document.activeElement && document.activeElement.closest("#foot");
  for (const id of PARTS) {
    const next = fresh.getElementById(id);
    // Whoever is just rating goes on with it.
    if (next && !(id === "foot" && writing)) document.getElementById(id).replaceWith(next);
  }
  // Which button asks loudly may be another now; the form itself stays, with what is being written.
  const [send, next] = [document, fresh].map((root) => root.querySelector("#reply button"));
  if (send && next) send.className = next.className;
  document.title = fresh.title;
  const came = [...document.querySelectorAll("#thread .house-says")].filter((one) => Number(one.dataset.nth) > before);
  for (const one of came) one.classList.add("fresh");
  if (came.length) document.getElementById("told").textContent = document.getElementById("told").dataset.new;
}

function lastOf(root) {
  const all = root.querySelectorAll("#thread li");
  return all.length ? all[all.length - 1].dataset.nth : 0;
}

if (location.search) history.replaceState(null, "", location.pathname); // a note is said once
link.start();
