import type { JSX } from 'preact';
import type { EditionPolicy, RankingPage } from '#shared/contract/public-pages.js';
import { linkTo, modeName } from '../links.js';
import { RateLegend } from '../view/rate-cell.js';
import { RateTable } from '../view/rate-table.js';

const SUBJECTS = { department: '部门', area: '地区' } as const;
const LEVELS: Readonly<Record<string, string>> = {
  '': '全部层级',
  province: '省级',
  city: '市级',
  county: '县级',
  town: '乡镇',
  village: '村',
};

interface Props {
  readonly page: RankingPage;
  readonly policy: EditionPolicy;
}

/** Who stands where among their peers, with search. */
export const Ranking = ({ page, policy }: Props): JSX.Element => {
  const level = page.level === '' ? '' : (LEVELS[page.level] ?? page.level);
  const caption = `${level}${SUBJECTS[page.subject]}排名`;
  return (
    <>
      <h1>{caption}</h1>
      <Filters page={page} />
      <p role="status">
        {page.within.name}范围内共 {page.total} 个
        {page.search === '' ? '' : `，名称含“${page.search}”`}
        。名次是全省同级中公布了数字的单位之间的名次。
      </p>
      <RateLegend policy={policy} />
      {page.rows.length > 0 && (
        <RateTable caption={caption} rows={page.rows} carried={page} policy={policy} />
      )}
      {page.pages > 1 && <Pager page={page} />}
    </>
  );
};

interface Option {
  readonly value: string;
  readonly name: string;
}

const Choice = ({
  name,
  label,
  options,
  chosen,
}: {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: string;
}): JSX.Element => (
  <label>
    {label}
    <select name={name}>
      {options.map((option) => (
        <option key={option.value} value={option.value} selected={option.value === chosen}>
          {option.name}
        </option>
      ))}
    </select>
  </label>
);

const optionsOf = (names: Readonly<Record<string, string>>): Option[] =>
  Object.entries(names).map(([value, name]) => ({ value, name }));

const Hidden = ({
  name,
  value,
}: {
  readonly name: string;
  readonly value: string | number | undefined;
}): JSX.Element | null =>
  value === undefined ? null : <input type="hidden" name={name} value={value} />;

const Filters = ({ page }: { readonly page: RankingPage }): JSX.Element => (
  <form class="filters" action="/rankings" method="get" role="search">
    <Choice name="subject" label="对象" options={optionsOf(SUBJECTS)} chosen={page.subject} />
    <Choice name="level" label="层级" options={optionsOf(LEVELS)} chosen={page.level} />
    <Choice
      name="within"
      label="范围"
      options={page.choices.map(({ code, name }) => ({ value: code, name }))}
      chosen={page.within.code}
    />
    <label>
      名称
      <input type="search" name="q" value={page.search} maxLength={50} />
    </label>
    <Hidden
      name="publication"
      value={page.edition?.isAsked === true ? page.edition.number : undefined}
    />
    <Hidden name="mode" value={modeName(page.modes)} />
    <button type="submit">查找</button>
  </form>
);

function Pager({ page }: { readonly page: RankingPage }): JSX.Element {
  const to = (n: number): string =>
    linkTo(page, '/rankings', {
      ...{ subject: page.subject, level: page.level, within: page.within.code },
      ...{ q: page.search, page: n },
    });
  return (
    <nav class="pager" aria-label="分页">
      {page.page > 1 && (
        <a href={to(page.page - 1)} rel="prev">
          上一页
        </a>
      )}
      <span>
        第 {page.page} 页，共 {page.pages} 页
      </span>
      {page.page < page.pages && (
        <a href={to(page.page + 1)} rel="next">
          下一页
        </a>
      )}
    </nav>
  );
}
