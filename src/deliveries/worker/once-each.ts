/** Asks for all items at once, but only once for those that share a key, and answers in the items' order. */
export async function onceEach<Item, Answer>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  ask: (different: readonly Item[]) => Promise<readonly Answer[]>,
): Promise<Answer[]> {
  const different = new Map<string, Item>();
  for (const item of items) {
    const key = keyOf(item);
    if (!different.has(key)) different.set(key, item);
  }
  const answers = await ask([...different.values()]);
  const places = new Map([...different.keys()].map((key, place) => [key, place]));
  return items.map((item) => answers[places.get(keyOf(item)) as number] as Answer);
}
