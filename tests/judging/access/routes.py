"""Which policy every route of judging names, written by hand; what the policies say stands in `table.py`."""

ROUTES = {
    "judge": "judging.queue judging_profile.page judging_profile.save_post judging_profile.conduct"
    " judging_profile.conduct_post practice.index",
    "own assignment": "sheet.page sheet.save_post sheet.choice_post sheet.skip_post sheet.reopen_post"
    " sheet_notes.recuse_post sheet_notes.flag_post sheet_picture.picture",
    "own round": "judging.sign_off_post judging.sign_on_post own_paper.page own_paper.print_post",
    "own print": "own_paper.download",
    "own practice": "practice.page practice.score_post",
    "own duel": "duel.page duel.next_post duel.undo_post",
    "own pair": "duel.choose_post duel.aside_post duel.picture",
    "office duel": "duels.page duels.close_post duels.reopen_post",
    "office": "duels.index panel.index panel.invite_post inviting.list_start inviting.list_post"
    " inviting.invited inviting.remind_post inviting.links inviting.link_post inviting.languages"
    " inviting.conduct inviting.conduct_post inviting.conflicts rubrics.index rounds.index"
    " rounds.new rounds.create_post rounds.glance_post rounds.practice rehearsal.index"
    " rehearsal.work_out_post rehearsal.glance_post",
    "office round": "rounds.page rounds.late_post rounds.close_page rounds.close_post rounds.change_page"
    " rounds.change_post rounds.delete_page rounds.delete_post rounds.remind_page rounds.remind_post"
    " rounds.reading_page rounds.reading_post rounds.allocation rounds.allocate_post rounds.release_post"
    " rounds.entries rounds.reads_post rounds.discard_post rounds.preview_first",
    "office category": "rubrics.editor rubrics.editor_post rubrics.look_post rubrics.versions"
    " duels.new duels.new_post rounds.practice_write rounds.practice_write_post rounds.practice_ready_post",
    "office judge": "panel.judge_page panel.amend_post panel.leave_page panel.leave_post panel.return_post",
    "office flag": "rounds.settle_post",
    "held copy": "rounds.settle_copy_post",
    "office seat": "rounds.seat_page rounds.replace_page rounds.replace_post judge_paper.page"
    " judge_paper.print_post judge_paper.typing",
    "office letter": "rounds.letter_page rounds.letter_html rounds.letter_post",
    "office print": "judge_paper.download",
    "office sheet": "judge_paper.sheet_page judge_paper.sheet_post",
    "office panel list": "inviting.list_page inviting.list_send_post inviting.list_columns_post"
    " inviting.list_away_post",
    "office invitation": "inviting.again_post inviting.withdraw_post",
    "office panel link": "inviting.revoke_post",
    "office panel request": "inviting.take_post inviting.decline_post",
    "office conflict": "inviting.conflict_post",
    "the panel's link": "panel_link.page panel_link.ask_post",
    "a request's letter": "panel_link.confirm_page panel_link.confirm_post",
    "office practice": "rounds.practice_work rounds.practice_work_post rounds.practice_out_post"
    " rounds.practice_back_post",
    "office rehearsal": "rehearsal.page",
    "office blind copy": "rounds.entry_of_copy",
    "office entry's blind copy": "rounds.preview_of_entry",
    "office round entry": "rounds.readers rounds.give_post",
    "office round judge": "rounds.list_of_judge rounds.take_over_post",
    "office round assignment": "rounds.take_away_post",
    "office preview": "rounds.preview_copy rounds.preview_picture",
    "office preview in a round": "rounds.preview_page",
}
