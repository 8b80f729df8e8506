import { readProblem } from './answer.js';
import { faultOf } from './fault.js';

const texts = { offline: '网络不通', tryLater: '请稍后再试' };

describe('a refusal', () => {
  it('is read as ingest tells it', () => {
    const body = { code: 'proof-required', text: '正在进行安全检查', challenge: 'v1.a' };
    expect(readProblem(428, '5', body)).toEqual({ status: 428, ...body, retryAfterSeconds: 5 });
  });

  it('is known by its status when it is not ours', () => {
    expect(readProblem(502, null, {})).toEqual({ status: 502, code: 'internal' });
    expect(readProblem(503, 'Wed, 25 Nov 2026 08:00:00 GMT', { code: 7 })).toEqual({
      status: 503,
      code: 'internal',
    });
  });

  it('is said in its own words, else in ours', () => {
    const problem = { status: 404, code: 'not-found', text: '没有找到' };
    expect(faultOf({ kind: 'problem', problem }, texts)).toBe('没有找到');
    expect(faultOf({ kind: 'problem', problem: { status: 500, code: 'internal' } }, texts)).toBe(
      texts.tryLater,
    );
    expect(faultOf({ kind: 'offline' }, texts)).toBe(texts.offline);
    expect(faultOf({ kind: 'done', data: {} }, texts)).toBeUndefined();
  });
});
