import type { JSX } from 'preact';
import type { Drawing } from '../charts/draw.js';

interface Props {
  readonly id: string;
  readonly title: string;
  /** What it shows, for whoever does not see it; the numbers are in the table beside it. */
  readonly about: string;
  readonly drawing: Drawing;
}

/** A chart that was drawn on the server. The drawing's texts were escaped when it was made. */
export const Chart = ({ id, title, about, drawing }: Props): JSX.Element => (
  <figure class="chart">
    <svg
      role="img"
      aria-labelledby={`${id}-title ${id}-about`}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      width={drawing.width}
      height={drawing.height}
      dangerouslySetInnerHTML={{
        __html: `<title id="${id}-title">${escaped(title)}</title><desc id="${id}-about">${escaped(about)}</desc>${drawing.content}`,
      }}
    />
    <figcaption>{title}</figcaption>
  </figure>
);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
