// Shows the page anew when `portal serve` has built it anew. Sent by that command alone; no site has this file.
new EventSource('/.portal/changes').addEventListener('built', () => location.reload())
