"""The roles: what each may do, and no more."""

from tracker.vocabulary.roles import Right, Role


def test_a_viewer_only_reads_and_takes_out():
    assert Role.VIEWER.verbs == ("view",)
    assert Role.VIEWER.rights == (Right.EXPORT,)


def test_an_editor_has_every_right_an_analyst_lacks():
    lacks = set(Role.EDITOR.rights).difference(Role.ANALYST.rights)

    assert Role.ANALYST.verbs == Role.EDITOR.verbs == ("view", "add", "change")
    assert lacks == {Right.PUBLISH, Right.WITHDRAW, Right.RESTORE, Right.IMPORT}


def test_an_administrator_edits_no_facts():
    assert Role.ADMINISTRATOR.verbs == Role.ADMINISTRATOR.rights == ()


def test_nobody_but_an_administrator_touches_accounts():
    assert [role for role in Role if role.on_accounts] == [Role.ADMINISTRATOR]
