// What is sent with files takes a while: the button says so, and a second touch does not begin it anew.
// What cannot arrive is told before it is sent; without this script the server tells it.

const AGAIN_MS = 10000;

for (const form of document.querySelectorAll("form[data-sending]")) watch(form);

function watch(form) {
  const told = form.querySelector(".unsent");
  const button = form.querySelector("button");
  const label = button.textContent;
  let sent = -AGAIN_MS;

  form.file.addEventListener("change", () => tell(unfit(form)));
  form.addEventListener("submit", (event) => {
    const why = unfit(form) || (navigator.onLine ? "" : form.dataset.offline);
    const twice = event.timeStamp - sent < AGAIN_MS;
    tell(why);
    if (why || twice) return event.preventDefault();
    sent = event.timeStamp;
    button.textContent = form.dataset.sending;
  });
  // After a step back the same page may stand here again.
  addEventListener("pageshow", () => {
    sent = -AGAIN_MS;
    button.textContent = label;
  });

  function tell(text) {
    told.textContent = text;
    told.hidden = !text;
  }
}

/** Why the files of a form would not be taken; nothing where they may be. */
function unfit(form) {
  const files = [...form.file.files];
  const { large, most, much, all, many } = form.dataset;
  const one = files.find((file) => file.size > most);
  if (one) return large.replace("{name}", () => one.name);
  return files.length > many || files.reduce((sum, file) => sum + file.size, 0) > all ? much : "";
}
