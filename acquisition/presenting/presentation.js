// One slide is shown of those that the page holds. Keys, clicks and the address say which: turning asks no server.

const TURNS = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 };
const WAYS = { o: "overview", t: "table", b: "black" };
const SLIDE = "slide";
const running = new WeakMap();

export default function present({ data, parentElement, setTriggerValue }) {
    running.get(parentElement)?.abort();
    const listening = new AbortController();
    running.set(parentElement, listening);

    let stage = parentElement.querySelector(".stage");
    if (stage?.dataset.told !== data.told) {
        parentElement.querySelector(".mount").innerHTML = data.stage;
        stage = parentElement.querySelector(".stage");
        stage.dataset.told = data.told;
    }
    const slides = [...stage.querySelectorAll(".turn")];
    const tiles = [...stage.querySelectorAll(".overview button")];

    function show(number, way = SLIDE) {
        const shown = Math.min(Math.max(number, 1), slides.length);
        stage.dataset.slide = shown;
        stage.dataset.way = way;
        slides.forEach((slide, place) => slide.classList.toggle("on", place + 1 === shown));
        tiles.forEach((tile, place) => tile.toggleAttribute("aria-current", place + 1 === shown));
        const address = new URL(window.location.href);
        address.searchParams.set("slide", shown);
        way === SLIDE ? address.searchParams.delete("show") : address.searchParams.set("show", way);
        window.history.replaceState(window.history.state, "", address);
    }

    function turn(number) {
        show(number, stage.dataset.way === "overview" ? "overview" : SLIDE);
    }

    function press(event) {
        if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("[role=dialog]")) return;
        const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
        const number = Number(stage.dataset.slide);
        if (key in TURNS) turn(number + TURNS[key]);
        else if (key === "Home") turn(1);
        else if (key === "End") turn(slides.length);
        else if (key in WAYS) show(number, stage.dataset.way === WAYS[key] ? SLIDE : WAYS[key]);
        else if (key === "Enter") show(Number(document.activeElement?.dataset.slide ?? number));
        else if (key === "f") document.fullscreenElement ? document.exitFullscreen() : stage.requestFullscreen();
        else if (key === "d") setTriggerValue("decide", number);
        else if (key === "Escape") setTriggerValue("left", true);
        else return;
        event.preventDefault();
        event.stopPropagation();
    }

    // Where nobody has a keyboard, the left third of the screen turns back, and the rest turns on.
    function point(event) {
        const tile = event.target.closest(".overview button");
        if (tile) show(Number(tile.dataset.slide));
        else if (stage.dataset.way !== "overview") {
            turn(Number(stage.dataset.slide) + (event.clientX < window.innerWidth / 3 ? -1 : 1));
        }
    }

    window.addEventListener("keydown", press, { capture: true, signal: listening.signal });
    stage.addEventListener("click", point, { signal: listening.signal });
    if (!stage.dataset.slide) {
        const asked = new URL(window.location.href).searchParams;
        const way = Object.values(WAYS).find(known => known === asked.get("show"));
        show(Number.parseInt(asked.get("slide"), 10) || 1, way);
    }
    return () => listening.abort();
}
