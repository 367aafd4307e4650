import { Skeleton, Stack } from '@mantine/core';

/** Stands where a page will be. */
export function PageSkeleton() {
  return (
    <Stack aria-busy gap="lg">
      <Skeleton height={30} width="40%" />
      <CardSkeleton />
      <CardSkeleton />
    </Stack>
  );
}

/** Stands where a card will be. */
export function CardSkeleton({ height = 132 }: { height?: number }) {
  return <Skeleton height={height} radius="lg" />;
}

/** Stands where the rows of a table will be. */
export function RowsSkeleton({ rows }: { rows: number }) {
  return (
    <Stack gap="sm" aria-busy p="md">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={22} />
      ))}
    </Stack>
  );
}
