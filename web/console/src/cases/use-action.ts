import { ref, type Ref } from 'vue';
import { CASE_ACTIONS, type CaseActionName } from '#shared/domain/casework/case-actions.js';
import type { Form } from '#shared/domain/casework/form.js';
import { casesApi, type CaseDetail, type Change } from '../api/cases';
import { ApiFault, isFault, wordsOf } from '../api/fault';
import { changesOf } from './case-news';
import { isFinal } from './case-words';
import { draftFault, fieldsOf, labelsOf, type Draft, type FieldFault } from './forms/form-values';

export interface ActionAtHand {
  readonly draft: Ref<Draft>;
  readonly fault: Ref<FieldFault | undefined>;
  readonly refusal: Ref<string>;
  /** What others did first; the draft is kept. */
  readonly changes: Ref<readonly Change[]>;
  /** Everything is filled in, and the last question is asked: once done, it stays done. */
  readonly isAsking: Ref<boolean>;
  readonly isBusy: Ref<boolean>;
  /** One step on: checks, asks where it cannot be undone, sends. True once it is done. */
  readonly go: (of: CaseDetail) => Promise<boolean>;
}

/** An action that somebody is filling in. */
export function useAction(action: CaseActionName): ActionAtHand {
  const form: Form = CASE_ACTIONS[action].form;
  const draft = ref<Draft>({});
  const fault = ref<FieldFault>();
  const refusal = ref('');
  const changes = ref<readonly Change[]>([]);
  const isAsking = ref(false);
  const isBusy = ref(false);

  async function send({ id, revision }: CaseDetail): Promise<boolean> {
    isBusy.value = true;
    try {
      await casesApi.act(id, action, { revision, fields: fieldsOf(form, draft.value) });
      return true;
    } catch (problem) {
      take(problem);
      return false;
    } finally {
      isBusy.value = false;
      isAsking.value = false;
    }
  }

  function take(problem: unknown): void {
    if (isFault(problem, 'changed-meanwhile')) {
      changes.value = changesOf(problem.problem.more);
      refusal.value = '他人已先行办理，您填写的内容仍保留，请核对后再提交。';
      return;
    }
    const field = problem instanceof ApiFault ? problem.problem.field : undefined;
    const isOfField = field !== undefined && Object.hasOwn(form, field);
    if (isOfField) fault.value = { field, words: wordsOf(problem, labelsOf(form)) };
    refusal.value = wordsOf(problem, labelsOf(form));
  }

  const go = async (of: CaseDetail): Promise<boolean> => {
    refusal.value = '';
    changes.value = [];
    fault.value = draftFault(form, draft.value);
    if (fault.value !== undefined) {
      isAsking.value = false;
      return false;
    }
    if (isFinal(action) && !isAsking.value) {
      isAsking.value = true;
      return false;
    }
    return send(of);
  };
  return { draft, fault, refusal, changes, isAsking, isBusy, go };
}
