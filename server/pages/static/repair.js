// A service request: when the topic says that something is otherwise, what stands around the form is
// brought anew. What is being written stays where it is.

import { pageLink, renewing } from "./page_link.js";

const PARTS = ["head", "rest", "foot"];
const [, , token] = location.pathname.split("/");
const here = `/s/${token}`;
const page = document.getElementById("page");
const ident = page.dataset.request;
const topic = `own_request/${ident}`;
const renew = renewing(here, put);

const { link, clock } = pageLink(page, {
  token,
  state: `${here}/state`,
  topic,
  news: look,
  gone: () => location.reload(),
});

/** The same as the server makes of the views (`repairs/face.py`). */
function markOf(replica, own) {
  const newest = replica.of("own_estimate").sort((one, other) => other.nth - one.nth)[0];
  const estimate = newest ? [newest.nth, newest.state] : [0, ""];
  const notes = replica.of("own_note").length;
  const told = [own.version, own.state, ...estimate, notes, own.place || 0, own.ready_at || 0];
  return [...told, own.promised_at || 0, own.waiting || "", own.called ? 1 : 0].join("/");
}

function look() {
  const replica = link.replica(topic);
  const own = replica.get("own_request", ident);
  const { mark, until } = document.getElementById("head").dataset;
  if (own && (markOf(replica, own) !== mark || clock.now() >= Number(until))) renew();
}

function put(fresh) {
  for (const id of PARTS) {
    const next = fresh.getElementById(id);
    if (next) document.getElementById(id).replaceWith(next);
  }
  document.title = fresh.title;
}

if (location.search) history.replaceState(null, "", location.pathname); // a note is said once
link.start();
