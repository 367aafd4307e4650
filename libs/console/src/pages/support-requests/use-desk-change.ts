import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SupportRequestDetail, deskRequestQuery } from '../../api/support-requests.js';

/** A change at the desk: what the hub answers is shown at once, lists are read anew. */
export function useDeskChange<Input = void>(
  change: (input: Input) => Promise<SupportRequestDetail>,
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
