// Says something to those who listen instead of looking; the place for it is made when it is first needed.

let place;

/** Have `words` read out when the reader pauses. */
export function announce(words) {
  if (!place) {
    place = document.createElement("p");
    place.className = "visually-hidden";
    place.setAttribute("role", "status");
    document.body.append(place);
  }
  place.textContent = "";
  setTimeout(() => { place.textContent = words; }, 60);
}
