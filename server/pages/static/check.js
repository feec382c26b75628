// A phone that shows this page has reached us: it says so by itself once somebody can see it.

const form = document.getElementById("check");

function confirm() {
  if (document.hidden || form.dataset.sent) return;
  form.dataset.sent = "yes";
  form.submit();
}

document.addEventListener("visibilitychange", confirm);
confirm();
