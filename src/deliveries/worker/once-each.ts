/** Asks once for all items that share a key, and answers in the items' order. */
export async function onceEach<Item, Answer>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  ask: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const asked = new Map<string, Promise<Answer>>();
  for (const item of items) {
    const key = keyOf(item);
    if (!asked.has(key)) asked.set(key, ask(item));
  }
  return Promise.all(items.map((item) => asked.get(keyOf(item)) as Promise<Answer>));
}
