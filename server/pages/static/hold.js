// The time that is held while the form is filled in: it counts down, and leaving lets it go.

const held = document.getElementById("held");
const left = document.getElementById("left");
const told = document.getElementById("told");
const form = document.getElementById("details");
const until = performance.now() + Number(held.dataset.left);
const SOON = 60000;
let stays = false; // what comes next is a page that still needs the time
let said = "";

function tick() {
  const rest = Math.max(0, until - performance.now());
  const seconds = Math.ceil(rest / 1000);
  left.textContent = rest ? `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}` : "";
  const now = rest ? (rest <= SOON ? held.dataset.soon : "") : held.dataset.over;
  if (now !== said) told.textContent = said = now;
  if (!rest) {
    held.firstElementChild.textContent = held.dataset.over;
    clearInterval(ticking);
  }
}

form.addEventListener("submit", () => (stays = true));
for (const language of document.querySelectorAll(".languages a")) {
  language.addEventListener("click", () => (stays = true));
}
addEventListener("pagehide", () => {
  if (!stays && performance.now() < until) navigator.sendBeacon(held.dataset.release);
});
// Whoever comes back to a page that was left finds how it stands now.
addEventListener("pageshow", (event) => event.persisted && location.reload());
const ticking = setInterval(tick, 1000);
tick();
