import { Container } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { ProblemAlert } from '../pieces/problem-alert.js';

/** A page that could not be shown at all. */
export function PageFailed({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Container size="sm" py="xl">
      <ProblemAlert error={error} onRetry={again} />
    </Container>
  );
}
