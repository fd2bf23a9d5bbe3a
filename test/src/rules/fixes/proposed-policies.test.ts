import { describe, expect, it } from 'vitest';
import { indexModel } from '../../../../src/model/index-model.ts';
import { proposedCommonTimeout, proposedTimeout } from '../../../../src/rules/fixes/proposed-policies.ts';
import { modelOf } from '../../../model-of.ts';

async function proposed(text: string) {
    const index = indexModel(await modelOf(`${text}\nservice a { query x { calls b.x } }`));
    const call = index.model.calls.find(({ id }) => id === 'a.x->b.x');
    return call && proposedTimeout(index, call, 1.5).timeout;
}

describe('proposedTimeout', () => {
    it('is a second, or the callee\u2019s p99 with headroom', async () => {
        expect(await proposed('service b { query x }')).toBe(1000);
        expect(await proposed('service b { query x { takes p50 10ms p99 60ms } }')).toBe(90);
    });

    it('leaves time to whoever calls the caller, and keeps what the caller promises', async () => {
        expect(await proposed('service b { query x }  client App { calls a.x { timeout 500ms } }')).toBe(400);
        expect(await proposed('service b { query x }  extend a.x { slo { latency p99 200ms } }')).toBe(160);
    });
});

describe('proposedCommonTimeout', () => {
    it('is a second, or within the shortest timeout and promise of all', async () => {
        const common = async (text: string) => proposedCommonTimeout(indexModel(await modelOf(text)));
        expect(await common('service a { calls b }  service b')).toBe(1000);
        expect(await common('service a { calls b { timeout 500ms } }  service b')).toBe(400);
        expect(await common('service a { calls b { timeout 500ms } }  service b { slo { latency p99 100ms } }')).toBe(
            80,
        );
    });
});
