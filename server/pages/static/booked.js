// One's own reservation: when the topic or the clock says that it has changed, the page is brought anew.

import { pageLink, renewing } from "./page_link.js";

const FOCUS = "a[href], button";

const [, , token] = location.pathname.split("/");
const here = `/r/${token}`;
let page = document.getElementById("booked");
const { reservation } = page.dataset;
const topic = `reservation/${reservation}`;
const renew = renewing(here, put);

const { link, clock } = pageLink(page, {
  token,
  state: `${here}/state`,
  topic,
  news: look,
  gone: () => location.reload(),
});

/** The same as the server makes of the view (`booking/face.py`). */
function markOf(own) {
  return [own.version, own.projected_at || 0, own.queue_number, own.meeting_opens_at].join("/");
}

function look() {
  const own = link.replica(topic).get("own_reservation", reservation);
  const turned = page.dataset.turns && clock.now() > Number(page.dataset.turns);
  if (turned || (own && markOf(own) !== page.dataset.mark)) renew();
}

/** Puts the server's page in the place of this one. Focus stays on what is still there. */
function put(fresh) {
  const next = fresh.getElementById("booked");
  if (!next) return;
  const holder = document.activeElement;
  const held = page.contains(holder) && holder.matches(FOCUS) ? holder.textContent : "";
  document.title = fresh.title;
  const answer = page.querySelector(".answer");
  const said = next.querySelector(".answer");
  // The part that is read aloud stays, so that its change is heard.
  if (answer.innerHTML !== said.innerHTML) answer.innerHTML = said.innerHTML;
  said.replaceWith(answer);
  page.replaceWith(next);
  page = next;
  const again = held && [...page.querySelectorAll(FOCUS)].find((one) => one.textContent === held);
  if (again) again.focus({ preventScroll: true });
  else if (held) page.focus({ preventScroll: true });
}

if (location.search) history.replaceState(null, "", location.pathname); // a note is said once
link.start();
