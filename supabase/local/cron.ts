import postgres from 'postgres';

/** Runs what migrations scheduled with `cron.schedule`, as pg_cron does on hosted Supabase. */
export interface Cron {
  close(): Promise<void>;
}

interface Job {
  jobid: string;
  schedule: string;
  command: string;
}

const KEPT_RUNS = 200;
const LIMITS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

/**
 * Whether a schedule of five fields (minute, hour, day, month, weekday; UTC) is due in the minute of `at`. Fields know
 * `*`, lists, ranges and steps. As in cron, a day and a weekday that are both given count as "either".
 * @throws Error for a schedule that has another form.
 */
export function isDue(schedule: string, at: Date): boolean {
  const fields = schedule.trim().split(/\s+/);
  if (fields.length !== 5) throw new Error(`cron: "${schedule}" has not five fields`);
  const values = [at.getUTCMinutes(), at.getUTCHours(), at.getUTCDate(), at.getUTCMonth() + 1, at.getUTCDay()];
  const [minute, hour, day, month, weekday] = fields.map((field, index) => matches(field, values[index] ?? 0, index));
  const bothDays = fields[2] !== '*' && fields[4] !== '*';
  return Boolean(minute && hour && month && (bothDays ? day || weekday : day && weekday));
}

function matches(field: string, value: number, index: number): boolean {
  const [low, high] = LIMITS[index] ?? [0, 59];
  return field.split(',').some((part) => {
    const [, all, from, to, step] = /^(?:(\*)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part) ?? [];
    if (all === undefined && from === undefined) throw new Error(`cron: "${part}" is not a schedule`);
    const start = all ? low : Number(from);
    const end = all || (step && !to) ? high : Number(to ?? from);
    const hit = (candidate: number) =>
      candidate >= start && candidate <= end && (candidate - start) % Number(step ?? 1) === 0;
    return hit(value) || (index === 4 && value === 0 && hit(7));
  });
}

/** Looks at the start of every minute what is due, and runs it as `postgres`. */
export function startCron(postgresUrl: string): Cron {
  const sql = postgres(postgresUrl, { max: 1, idle_timeout: 20, onnotice() {} });
  let timer: NodeJS.Timeout;
  let running: Promise<void> = Promise.resolve();
  const plan = () => {
    timer = setTimeout(tick, 60_000 - (Date.now() % 60_000));
    timer.unref();
  };
  const tick = () => {
    running = runDue(sql, new Date()).catch((error: unknown) => console.error('cron:', error));
    plan();
  };
  plan();
  return {
    async close() {
      clearTimeout(timer);
      await Promise.race([running, sql.end({ timeout: 1 })]);
    },
  };
}

async function runDue(sql: postgres.Sql, at: Date): Promise<void> {
  const jobs = await sql<Job[]>`select jobid, schedule, command from cron.job where active order by jobid`;
  for (const job of jobs) {
    if (!isDue(job.schedule, at)) continue;
    const started = new Date();
    const result = await sql.unsafe(job.command).then(
      () => ({ status: 'succeeded', message: '' }),
      (error: unknown) => ({ status: 'failed', message: String(error) }),
    );
    await sql`insert into cron.job_run_details (jobid, command, status, return_message, start_time, end_time)
              values (${job.jobid}, ${job.command}, ${result.status}, ${result.message}, ${started}, now())`;
  }
  await sql`delete from cron.job_run_details
            where runid <= (select max(runid) - ${KEPT_RUNS} from cron.job_run_details)`;
}
