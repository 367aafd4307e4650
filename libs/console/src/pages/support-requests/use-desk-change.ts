import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DeskRequestDetail, deskRequestQuery } from '../../api/support-desk.js';

/** A change at the desk: what the hub answers is shown at once, lists are read anew. */
export function useDeskChange<Input = void>(
  change: (input: Input) => Promise<DeskRequestDetail>,
  onDone?: () => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (request) => {
      queries.setQueryData(deskRequestQuery(request.id).queryKey, request);
      void queries.invalidateQueries({ queryKey: ['support-requests'] });
      void queries.invalidateQueries({ queryKey: ['connections'] });
      onDone?.();
    },
  });
}
