// The link of a page of bookings: one topic, and at the top whether what stands there is live.

import { Link } from "./link.js";
import { Says } from "./says.js";
import { ServerClock } from "./server_clock.js";

const STALE_AFTER = 45000;

/** `state` is where to ask without a socket; `news` is called before the top is drawn. */
export function pageLink(page, { token, state, topic, news, gone }) {
  const says = new Says(JSON.parse(document.getElementById("words").textContent), page.dataset.zone);
  const clock = new ServerClock(Number(page.dataset.now));
  const link = new Link({
    token,
    clock,
    state,
    seen: "",
    sync: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sync`,
    topics: () => [topic],
    news: () => {
      news();
      draw();
    },
    gone,
  });

  function draw() {
    const live = (link.stands || link.polling) && link.silence < STALE_AFTER;
    document.getElementById("link").dataset.phase = live ? "live" : "as_of";
    const text = says.say(live ? "status.live" : "status.as_of", { time: says.time(live ? clock.now() : link.asOf) });
    const node = document.getElementById("link-text");
    if (node.textContent !== text) node.textContent = text;
  }

  return { link, clock };
}

/** Brings the page at an address anew and hands it over, one at a time. */
export function renewing(address, put) {
  let fetching = false;
  return async () => {
    if (fetching) return;
    fetching = true;
    const answer = await fetch(address, { cache: "no-store" }).catch(() => null);
    const text = answer && answer.ok ? await answer.text() : "";
    if (text) put(new DOMParser().parseFromString(text, "text/html"));
    // Where the answer is still the old one the next try is a little later.
    setTimeout(() => (fetching = false), 1000);
  };
}
