// Charts have the size of the screen in pixels: printed, they are as large as their room on the paper.

(() => {
    const KEPT = ["transform", "font-size", "display"]; // looks of letters that hang on the width of the screen
    const drawings = () => document.querySelectorAll(".js-plotly-plot .main-svg");
    const letters = drawing => drawing.querySelectorAll("text, tspan");

    window.onbeforeprint = () => {
        for (const drawing of drawings()) {
            const [width, height] = [drawing.width.baseVal.value, drawing.height.baseVal.value];
            drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
            drawing.setAttribute("preserveAspectRatio", "xMinYMin");
            for (const letter of letters(drawing)) {
                const look = getComputedStyle(letter);
                letter.dataset.style = letter.getAttribute("style") ?? "";
                for (const name of KEPT) letter.style.setProperty(name, look.getPropertyValue(name));
            }
        }
    };
    window.onafterprint = () => {
        for (const drawing of drawings()) {
            drawing.removeAttribute("viewBox");
            drawing.removeAttribute("preserveAspectRatio");
            for (const letter of letters(drawing)) letter.setAttribute("style", letter.dataset.style ?? "");
        }
    };
})();
