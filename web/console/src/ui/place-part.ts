import type { PlacePart } from '../api/places';

const AREA = /^\d{6}(\d{3}){0,2}$/;

/** Areas have codes of 6, 9 or 12 digits; those of departments are longer and have letters. */
export const placePart = (code: string): PlacePart => (AREA.test(code) ? 'areas' : 'departments');
