// Says on the page what allauth only writes to the console: that a passkey was not read.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-problem").hidden = false;
});
