"use strict";
// The page is whole without this script: it adds copying, finding, and unfolding for print.
(function () {
  document.querySelectorAll("button.copy").forEach(function (button) {
    button.hidden = false;
    var label = button.textContent;
    button.addEventListener("click", function () {
      var text = button.parentNode.querySelector("pre").textContent;
      copy(text).then(
        function () { say(button, "Copied", label); },
        function () { say(button, "Press Ctrl+C", label); select(button.parentNode.querySelector("pre")); });
    });
  });

  function copy(text) {
    return navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject();
  }

  function select(element) {
    var range = document.createRange();
    range.selectNodeContents(element);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function say(button, word, label) {
    button.textContent = word;
    setTimeout(function () { button.textContent = label; }, 1500);
  }

  var form = document.querySelector("form.filter");
  var find = document.getElementById("find");
  var only = document.getElementById("only");
  var shown = document.getElementById("shown");
  var moments = Array.prototype.slice.call(document.querySelectorAll(".moments > li"));
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", function () {
    var wanted = find.value.toLowerCase();
    var count = 0;
    moments.forEach(function (moment) {
      var fits = (!only.checked || moment.classList.contains("shows"))
        && moment.textContent.toLowerCase().indexOf(wanted) >= 0;
      moment.hidden = !fits;
      count += fits ? 1 : 0;
    });
    shown.textContent = count + " of " + moments.length;
  });

  // A link to something folded unfolds it, so that what was asked for is seen.
  function unfold() {
    var target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) { return; }
    target.hidden = false;
    var details = target.matches("details") ? target : target.querySelector(":scope > details");
    if (details) {
      details.open = true;
      details.querySelector("summary").focus({ preventScroll: true });
    }
  }
  window.addEventListener("hashchange", unfold);
  unfold();

  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("#broken details").forEach(function (details) { details.open = true; });
  });
})();
