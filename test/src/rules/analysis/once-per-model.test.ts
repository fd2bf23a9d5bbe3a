import { describe, expect, it } from 'vitest';
import { EMPTY_MODEL } from '../../../../src/model/architecture.ts';
import { indexModel } from '../../../../src/model/index-model.ts';
import { oncePerModel } from '../../../../src/rules/analysis/once-per-model.ts';

describe('oncePerModel', () => {
    it('computes once for each model', () => {
        let computed = 0;
        const sizes = oncePerModel((index) => {
            computed++;
            return { services: index.model.services.length };
        });
        const [one, other] = [indexModel(EMPTY_MODEL), indexModel(EMPTY_MODEL)];
        expect(sizes(one)).toBe(sizes(one));
        expect(sizes(other)).toEqual({ services: 0 });
        expect(computed).toBe(2);
    });
});
