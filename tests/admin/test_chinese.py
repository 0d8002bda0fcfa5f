"""The pages of the admin in Chinese."""

from tests import make
from tests.admin.pages import address, typing

CHINESE = {"Accept-Language": "zh-hans"}


def test_every_page_of_a_row_speaks_chinese(desk, tpp):
    pages = [
        desk.get(address(tpp, page), headers=CHINESE).text
        for page in ("change", "history", "withdraw")
    ]

    assert all('lang="zh-hans"' in page for page in pages)
    assert "协定所处的状态由状态事件推算" in pages[0]
    assert "变更理由" in pages[0]
    assert "英文名称" in pages[1]
    assert "不会删除任何内容" in pages[2]


def test_a_refusal_is_in_chinese(desk, tpp):
    typed = typing(desk, address(tpp), public_note="")

    page = desk.post(address(tpp), typed, headers=CHINESE)

    assert "“更正”类变更须填写读者可见的说明。" in page.text


def test_a_conflict_is_told_in_chinese(desk, tpp):
    typed = typing(desk, address(tpp), kind="bit")
    tpp.kind = "services"
    tpp.record(make.WHY)

    page = desk.post(address(tpp), typed, headers=CHINESE)

    [line] = page.context["lines"]
    assert (line.label, line.read, line.now, line.typed) == (
        "类型",
        "自由贸易协定",
        "服务贸易协定",
        "双边投资协定",
    )


def test_a_date_typed_in_chinese_is_said_back_in_chinese(desk, tpp):
    said = make.forecast(make.deadline(tpp))
    typed = typing(desk, address(said), stated_on="2012年底")

    page = desk.post(address(said), typed, headers=CHINESE, follow=True)

    assert "表态日期: 2012年底 → 2012年10月1日至12月31日" in page.text


def test_the_language_is_chosen_in_the_head_of_the_page(desk):
    page = desk.get("/admin/")
    choice = {"language": "zh-hans", "next": "/admin/"}

    chosen = desk.post("/i18n/setlang/", choice, follow=True)

    assert '<button name="language" value="zh-hans" lang="zh-hans">' in page.text
    assert chosen.redirect_chain == [("/admin/", 302)]
    assert 'lang="zh-hans"' in chosen.text
