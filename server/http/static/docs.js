// The page follows the reader's choice of light or dark, as the phone pages do.
"use strict";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const page = document.querySelector("rapi-doc");

function paint() {
  page.setAttribute("theme", dark.matches ? "dark" : "light");
  page.setAttribute("primary-color", dark.matches ? "#8ab4ff" : "#0b57d0");
}

dark.addEventListener("change", paint);
paint();
