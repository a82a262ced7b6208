"""Questions and answers: side by side where there is room, each leading to the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from krachtlijn.language.words import capitalized
from krachtlijn.model import anchors
from krachtlijn.model.blocks import Blocks, InternalLink, Text
from krachtlijn.model.questions import Answer, Exchange, Question, QuestionPart, Questions
from krachtlijn.render.context import RenderContext
from krachtlijn.render.html import classes, element, enumeration, join, lines
from krachtlijn.render.inlines import render_inlines
from krachtlijn.render.labelled import permalink

NO_BREAK = "\N{NO-BREAK SPACE}"

RenderBlocks = Callable[[Blocks, RenderContext], Markup]
"""How the texts inside are rendered: handed in, since blocks hold questions and questions hold blocks."""


def render_questions(questions: Questions, context: RenderContext, render: RenderBlocks) -> Markup:
    """What comes before the questions, the questions with their answers, and what comes after."""
    words = context.words.questions
    given = _Rendering(questions, context, render)
    background = [_heading(words.introduction, f"{questions.id}-toelichting"), render(questions.introduction, context)]
    return lines(
        [
            *(background if questions.introduction else []),
            element(
                "section",
                lines(
                    [
                        _heading(words.title, f"{questions.id}-titel"),
                        element("div", render(questions.lead, context), class_="lead") if questions.lead else Markup(),
                        *(given.exchange(item) for item in questions.exchanges),
                        element("div", render(questions.closing, context), class_="closing-words")
                        if questions.closing
                        else Markup(),
                    ]
                ),
                id=questions.id or None,
                class_=classes("exchanges", "" if questions.numbered else "unnumbered"),
                aria_labelledby=f"{questions.id}-titel",
            ),
        ]
    )


def _heading(words: str, id_: str) -> Markup:
    return element("h2", words, id=id_, data_title=words)


@dataclass(frozen=True)
class _Rendering:
    """The questions of one paper on their way to HTML."""

    whole: Questions
    context: RenderContext
    render: RenderBlocks

    def exchange(self, exchange: Exchange) -> Markup:
        """Questions that are answered together, and their answers; or that they are not answered yet."""
        asked = lines([self._question(question, exchange) for question in exchange.questions])
        words = self.context.words.questions
        answers = [self._answer(answer) for answer in exchange.answers]
        given = lines(answers or [element("p", words.unanswered, class_="unanswered")])
        sides = [element("div", asked, class_="asked"), element("div", given, class_="answers")]
        return element("div", lines(sides), class_="exchange")

    def _question(self, question: Question, exchange: Exchange) -> Markup:
        """A question; the way to its answer stands below it, in print beside its first line."""
        words = self.context.words
        name = f"{words.kinds.question.one} {question.number}"
        label = capitalized(name)
        parts = [self._part(part, exchange) for part in question.parts]
        head = element("h3", label, class_="question-label", data_title=label) if self.whole.numbered else Markup()
        body = lines(
            [
                self.render(question.text, self.context),
                element("ol", lines(parts), class_="labelled") if parts else Markup(),
            ]
        )
        ways = self._ways(_answers_to(question.id, exchange))
        link = permalink(question.id, words.address_of.format(what=name), self.context)
        order = [head, body, ways, link] if self.context.on_screen else [head, ways, body]
        return element("div", lines(order), id=question.id, class_="question")

    def _part(self, part: QuestionPart, exchange: Exchange) -> Markup:
        marker = element("span", f"{part.label} ", class_="marker")
        body = self.render(part.blocks, self.context)
        return element("li", marker, body, self._ways(_answers_to(part.id, exchange)), id=part.id)

    def _ways(self, answers: Iterable[Answer]) -> Markup:
        """The links from a question to its answers."""
        words = self.context.words.questions.to_answer
        links = [
            render_inlines(
                (InternalLink(at=it.at, href=f"#{it.id}", children=(Text(at=it.at, text=words),), page=True),),
                self.context,
            )
            for it in answers
        ]
        return element("p", join(links, ", "), class_="to-answer") if links else Markup()

    def _answer(self, answer: Answer) -> Markup:
        words = self.context.words.questions
        body = self.render(answer.text, self.context)
        name = self.context.words.address_of.format(what=f"{self.context.words.kinds.answer.one} {answer.label}")
        if self.whole.numbered:
            before, after = words.answer_to.split("{questions}")
            head = join([before, self._names(answer), after])
            plain = head.striptags()
        else:
            back = element("a", words.back, href=f"#{answer.to[0]}", class_="back")
            head, plain = join([words.answer, back], " "), words.answer
        return element(
            "div",
            lines(
                [
                    element("h3", head, class_="answer-label", data_title=plain),
                    body,
                    permalink(answer.id, name, self.context),
                ]
            ),
            id=answer.id,
            class_="answer",
        )

    def _names(self, answer: Answer) -> Markup:
        """The questions that are answered, each a link: "vragen 1, 2a en 3"."""
        noun = self.context.words.kinds.question
        names = [(f"#{id_}", id_.removeprefix(anchors.QUESTION)) for id_ in answer.to]
        if len(names) == 1:
            ((href, name),) = names
            return element("a", f"{noun.one}{NO_BREAK}{name}", href=href)
        links = [element("a", name, href=href) for href, name in names]
        return join([f"{noun.many} ", enumeration(links, self.context.language)])


def _answers_to(id_: str, exchange: Exchange) -> list[Answer]:
    return [answer for answer in exchange.answers if id_ in answer.to]
