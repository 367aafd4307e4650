/** What a list may be narrowed down to: the values of its query, each of which may be missing. */
export type FilterOf<Call extends { query?: object }> = {
  [Name in Exclude<keyof NonNullable<Call['query']>, 'limit'>]?: NonNullable<Call['query']>[Name] | undefined;
};

/** Only the values that are there, as the generated calls want them. */
export function given<Values extends object>(
  values: Values,
): { [Name in keyof Values]?: Exclude<Values[Name], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Values]?: Exclude<Values[Name], undefined>;
  };
}
