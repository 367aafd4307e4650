// Sets light or dark before the first paint, so that nothing flashes.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('andock.color-scheme');
  } catch {
    // Storage is blocked: follow the device.
  }
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
