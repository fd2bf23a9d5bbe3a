import { describe, expect, it } from 'vitest';
import { createDrawer } from '../../../src/diagram/draw.ts';
import { rememberPictures } from '../../../src/panel/picture-memory.ts';
import { modelOf } from '../../model-of.ts';

const picture = async (text: string) => createDrawer().place(await modelOf(text), { view: 'services' });

describe('remembered pictures', () => {
    it('are shared by views of the whole system, and by no others', async () => {
        const memory = rememberPictures();
        const drawn = await picture('service a\n');
        memory.keep('p', 'services', drawn);
        expect(memory.before('p', 'landscape')).toBe(drawn);
        expect(memory.before('p', 'findings')).toBe(drawn);
        expect(memory.before('p', 'services:a')).toBeUndefined();
        expect(memory.before('q', 'services')).toBeUndefined();
    });

    it('are as many as somebody goes back and forth between', async () => {
        const memory = rememberPictures();
        const drawn = await picture('service a\n');
        for (let i = 0; i < 30; i++) {
            memory.keep(`p${i}`, 'services', drawn);
        }
        expect(memory.before('p29', 'services')).toBe(drawn);
        expect(memory.before('p0', 'services')).toBeUndefined();
    });
});
