"""Soft hyphens in long words."""

from __future__ import annotations

import pytest

from krachtlijn.language.hyphenation import hyphenated, without_soft_hyphens


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("nl", "Toegankelijkheidsverklaring", "Toegan-ke-lijk-heids-ver-kla-ring"),
        ("nl", "De Toegankelijkheidsverklaring (2024)", "De Toegan-ke-lijk-heids-ver-kla-ring (2024)"),
        ("nl-BE", "Beleidsbrieven", "Beleids-brieven"),
        ("nl", "Krachtlijnen", "Kracht-lijnen"),
        ("nl", "beleidsnota", "beleidsnota"),
        ("nl", "kennisgeëvalueerd", "kennis-geë-va-lu-eerd"),
        ("nl", "KENNISGEËVALUEERD", "KENNIS-GEË-VA-LU-EERD"),
        ("nl", "MANAGEMENTSAMENVATTING", "MANA-GE-MENTSAMEN-VAT-TING"),
        ("nl", "sociale-economieonderneming", "sociale-econo-mie-on-der-ne-ming"),
        ("fr", "anticonstitutionnel", "anti-cons-ti-tu-tionnel"),
        ("en", "accessibility", "access-ib-ility"),
        ("xx", "Toegankelijkheidsverklaring", "Toegankelijkheidsverklaring"),
    ],
)
def test_long_words_may_be_broken(lang: str, text: str, expected: str) -> None:
    broken = hyphenated(text, lang)
    assert broken.replace("\N{SOFT HYPHEN}", "-") == expected
    assert without_soft_hyphens(broken) == text
