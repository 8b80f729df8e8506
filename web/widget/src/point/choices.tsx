import type { ComponentChildren, JSX } from 'preact';
import type { FoundService } from '#shared/contract/citizen-api.js';
import { sayDay } from '../browser/china-date.js';
import { common, point, rating } from '../texts.zh.js';
import { Heading } from '../view/heading.js';

interface ChoiceProps {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly onPress: () => void;
}

const Choice = ({ id, title, hint, onPress }: ChoiceProps): JSX.Element => (
  <button type="button" class="choice" data-testid={id} onClick={onPress}>
    <strong>{title}</strong>
    <span>{hint}</span>
  </button>
);

interface WayInProps {
  readonly moved: boolean;
  readonly onCase: () => void;
  readonly onVisit: () => void;
  readonly children: ComponentChildren;
}

/** Two ways in: with a case, or just a visit. */
export const WayIn = ({ moved, onCase, onVisit, children }: WayInProps): JSX.Element => (
  <section class="step" data-testid="way-in">
    <Heading isFocused={moved}>{point.question}</Heading>
    <div class="choices">
      <Choice id="with-case" title={point.withCase} hint={point.withCaseHint} onPress={onCase} />
      <Choice id="visit" title={point.visit} hint={point.visitHint} onPress={onVisit} />
    </div>
    {children}
  </section>
);

interface FoundProps {
  readonly services: readonly FoundService[];
  readonly onChoose: (token: string) => void;
  readonly onBack: () => void;
  readonly children: ComponentChildren;
}

/** Which of several services is meant. */
export const FoundServices = ({
  services,
  onChoose,
  onBack,
  children,
}: FoundProps): JSX.Element => (
  <section class="step" data-testid="found">
    <Heading isFocused>{point.choose}</Heading>
    <div class="choices">
      {services.map(({ token, item, day }) => (
        <Choice
          key={token}
          id="found-service"
          title={item}
          hint={rating.servedOn(sayDay(day))}
          onPress={() => {
            onChoose(token);
          }}
        />
      ))}
    </div>
    {children}
    <div class="actions">
      <button type="button" class="button is-quiet" onClick={onBack}>
        {common.back}
      </button>
    </div>
  </section>
);
