const fields: Readonly<Record<string, string>> = {
  id: 'its id',
  startedAt: 'its start',
  endedAt: 'its end',
  activeMs: 'its active time',
  cycles: 'its cycles',
  goalMinutes: 'its goal',
  goalBonusXP: 'its goal bonus',
  pledgeMultiplier: 'its pledge',
  pledgeHonored: 'its pledge',
  finalXP: 'its XP count',
  pattern: 'its pattern',
  timeZone: 'its time zone',
};

const plain: Readonly<Record<string, string>> = {
  not_an_object: 'It is not a session.',
  bad_id: 'Its id has another form than the editor gives.',
  id_start_mismatch: 'Its id and its start tell different times.',
  ends_before_start: 'It ends before it starts.',
  negative_active_ms: 'Its active time is below zero.',
  negative_cycles: 'Its cycles are below zero.',
  ended_in_future: 'It ends after the export was made.',
  goal_bonus_mismatch: 'Its goal bonus does not follow from its time and goal.',
  pledge_fields_disagree: 'What it says about its pledge disagrees.',
  duplicate_id_identical: 'The same session stands in the file twice; the first one counts.',
  duplicate_id_conflict: 'Another session with the same id stands before it; the first one counts.',
  active_exceeds_span: 'Its active time is longer than the time from start to end.',
  span_over_24h: 'It ran for more than a day, perhaps while the machine slept.',
  implausibly_long: 'It is longer than two hours, perhaps left running while the machine slept.',
  ended_after_export_within_5_min: 'It ends just after the export was made; clocks differ a little.',
  final_xp_null: 'Its running XP count was missing. The session itself is whole.',
  unusual_goal: 'Its goal is one that the editor does not offer.',
  unknown_time_zone: 'Its time zone was not readable, so the chosen one was used.',
  content_differs: 'A session with the same id but other content is here already; that one stays.',
  deleted_by_you: 'You deleted it earlier, so it stays away.',
  on_other_device: 'It is here already, from another device.',
};

/** The reason of a code in a sentence that a person can read. */
export function issueWords(code: string): string {
  const known = plain[code];
  if (known !== undefined) return known;
  const [kind, field = ''] = code.split(':');
  const what = fields[field] ?? 'one of its fields';
  if (kind === 'missing_field') return `There is no value for ${what}.`;
  if (kind === 'wrong_type') return `The value of ${what} is not of the right kind.`;
  if (kind === 'bad_timestamp') return `The time of ${what} cannot be read.`;
  return 'The server did not accept it.';
}
