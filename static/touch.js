// On a touch screen: a finger on a chart scrolls the page, which Plotly would keep from it; a tap still clicks. And the
// menu, which lies over the page, closes once a page is chosen in it.
(() => {
    const options = { capture: true, passive: true };
    document.addEventListener("touchstart", event => {
        if (event.target.closest?.(".js-plotly-plot")) event.stopPropagation();
    }, options);
    document.addEventListener("click", event => {
        if (!event.target.closest?.('[data-testid="stSidebarNavLink"]')) return;
        setTimeout(() => document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click());
    }, options);
})();
