/** What of an address’s `sort` the hub knows: a column, with `-` the other way round. */
export const sortFrom = <Column extends string>(
  sort: unknown,
  columns: readonly Column[],
): { sort?: Column | `-${Column}` } => {
  const known = columns.flatMap((column): (Column | `-${Column}`)[] => [column, `-${column}`]);
  const found = known.find((one) => one === sort);
  return found === undefined ? {} : { sort: found };
};
