/** Runs a task at most once in `ms`: at once when idle, and once more after the pause for what came meanwhile. */
export interface Pace {
  ask(): void
  stop(): void
}

export function pace(task: () => void, ms: number): Pace {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = false

  function run(): void {
    asked = false
    task()
    timer = setTimeout(rest, ms)
  }

  function rest(): void {
    timer = undefined
    if (asked) run()
  }

  return {
    ask() {
      if (timer === undefined) run()
      else asked = true
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
      asked = false
    },
  }
}
