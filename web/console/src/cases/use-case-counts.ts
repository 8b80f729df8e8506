import { casesApi, type CaseCounts } from '../api/cases';
import { useLoading, type Loading } from '../ui/use-loading';

/** The numbers beside the selections; a list without them is still a list. */
export function useCaseCounts(): Loading<CaseCounts> {
  const loading = useLoading(() => casesApi.counts());
  void loading.load();
  return loading;
}
