import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { INTER_WIDTHS_FILE, interWidths } from '../../../../.build/inter-widths.ts';
import { repository } from '../../../../.build/repository.ts';

describe('the table of widths', () => {
    it('is what the installed font says; else run `node .build/inter-widths.ts`', () => {
        expect(readFileSync(join(repository, INTER_WIDTHS_FILE), 'utf8')).toBe(interWidths());
    });
});
