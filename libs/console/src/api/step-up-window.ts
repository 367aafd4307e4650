const NAME = 'andock-step-up';
const SIZE = 'popup,width=520,height=720';

/** Says to the page that asked that its person has proven itself in another window. */
export function tellProven(): void {
  localStorage.setItem(NAME, String(Date.now()));
  localStorage.removeItem(NAME);
}

/** Calls back when another window of this browser says so; answers with the way to stop listening. */
export function whenProven(told: () => void): () => void {
  const listener = ({ key, newValue }: StorageEvent) => {
    if (key === NAME && newValue !== null) told();
  };
  window.addEventListener('storage', listener);
  return () => window.removeEventListener('storage', listener);
}

/** Opens a window at an address that is still to come; to be called in a click, or the browser refuses. */
export async function openWindowAt(address: Promise<string>): Promise<void> {
  const opened = window.open('', NAME, SIZE);
  try {
    const url = await address;
    if (opened) opened.location.href = url;
  } catch (error) {
    opened?.close();
    throw error;
  }
}
