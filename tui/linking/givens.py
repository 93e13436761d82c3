"""Given names that nearly only women or nearly only men bear: common knowledge, written by hand."""

from __future__ import annotations

from .nicknames import FORMAL
from .wordlists import words

_WOMEN = words(
    """
    mary maria marie anna anne ann hannah elizabeth margaret susan sarah sara karen nancy lisa betty
    helen sandra donna carol ruth sharon michelle laura hillary theresa angela brigitte
    jane julia julie christine christina catherine katherine kathleen kathryn kate katie linda barbara
    patricia jennifer jessica emily emma olivia sophia sophie charlotte amelia isabella martha diana
    diane janet joan judith judy virginia deborah debra rebecca rachel cynthia pamela victoria amy
    stephanie nicole heather melissa amanda tiffany samantha natalie caroline carolyn cheryl denise
    gloria teresa monica rosa carmen lucia elena irina natalia svetlana olga tatiana ludmila raisa
    ekaterina anastasia fatima aisha khadija zainab zeinab mariam maryam leila layla noor asma huda
    indira sonia priyanka benazir sheikha ingrid astrid greta ursula gertrude heidi claudia francesca
    giulia chiara paola valentina giorgia beatrice bianca ines isabel pilar dolores mercedes juana evita
    cristina dilma segolene marine simone valerie nathalie sylvie veronique florence camilla meghan
    beyonce oprah ellen molly polly peggy dorothy doris edith ethel eleanor
    condoleezza madeleine nikki kamala kellyanne sheryl melinda priscilla jacqueline rosalynn theodora
    """
)
_MEN = words(
    """
    john james robert michael william david richard joseph thomas charles christopher daniel matthew
    anthony mark donald steven stephen paul andrew joshua kenneth kevin brian george edward ronald
    timothy jason jeffrey ryan jacob gary nicholas eric jonathan larry justin scott brandon benjamin
    samuel gregory frank alexander raymond patrick jack dennis jerry peter henry carl arthur walter
    harold roger gerald keith lawrence albert joe bill bob jim mike tom tim ted ben barack emmanuel
    vladimir boris mikhail dmitry sergei nikolai ivan igor oleg yuri viktor mohammed muhammad mohamed
    ahmed ahmad mahmoud hassan hussein ali omar osama khalid saddam yasser bashar hosni anwar nouri
    moqtada muqtada ammar tariq ayad jalal ibrahim ismail yusuf abdullah shimon ariel ehud yitzhak moshe
    jacques francois nicolas jean pierre louis philippe gerhard helmut hans klaus wolfgang jurgen
    giovanni giuseppe silvio mario luigi carlo jose juan carlos luis jorge miguel pedro fidel raul hugo
    nelson thabo kofi tony gordon theodore jimmy lyndon franklin dwight winston neville harry shinzo
    narendra rajiv rahul manmohan nawaz pervez imran recep tayyip tiger mitt newt al dick
    """
)

GENDER_OF: dict[str, str] = FORMAL | dict.fromkeys(_WOMEN, "f") | dict.fromkeys(_MEN, "m")
"""Folded given names with "f" or "m"."""
