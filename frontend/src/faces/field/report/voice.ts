/** A spoken note: recorded by the browser, kept with the report's photos, and sent behind its words. */
import { uuid7 } from '@/api/ids'

import { mayTakePhoto } from '../outgoing/room'
import type { DraftPhoto } from './draft'

/** A minute says more than a form holds, and fits through a mountain link. */
export const MOST_SECONDS = 60
/** Speech stays clear; a minute is below two hundred kilobytes. */
const BITS = 24_000
/** In the order liked: small first. Browsers know one or the other. */
const KINDS = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4']

export const isVoice = ({ type }: Pick<DraftPhoto, 'type'>): boolean => type.startsWith('audio/')

/** Safari has it from 14.1 on. */
const recorderHere = (): typeof MediaRecorder | undefined => (globalThis as { MediaRecorder?: typeof MediaRecorder }).MediaRecorder

/** Whether this browser records at all; without HTTPS none does. */
export const canRecord = (): boolean =>
  recorderHere() !== undefined && (navigator as { mediaDevices?: Partial<MediaDevices> }).mediaDevices?.getUserMedia !== undefined

export interface Recording {
  /** How loud it is just now, of one. */
  level(): number
  /** The note, once; null where nothing was heard at all. */
  stop(): Promise<DraftPhoto | null>
}

/** Rejects where the microphone is not given (`NotAllowedError`), is not there or is another's, and where the disk is full. */
export async function record(): Promise<Recording> {
  if (!(await mayTakePhoto())) throw new DOMException('No room.', 'QuotaExceededError')
  const Recorder = recorderHere()
  if (Recorder === undefined) throw new DOMException('No recorder.', 'NotSupportedError')
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
  const mimeType = KINDS.find((kind) => Recorder.isTypeSupported(kind))
  const recorder = new Recorder(stream, { mimeType, audioBitsPerSecond: BITS })
  const heard: Blob[] = []
  recorder.addEventListener('dataavailable', ({ data }) => heard.push(data))
  const over = new Promise<void>((resolve) => recorder.addEventListener('stop', () => resolve()))
  const meter = meterOf(stream)
  recorder.start()

  async function stop(): Promise<DraftPhoto | null> {
    if (recorder.state !== 'inactive') recorder.stop()
    await over
    meter.close()
    // The sign that it listens goes out with it.
    stream.getTracks().forEach((track) => track.stop())
    const [type = 'audio/webm'] = (recorder.mimeType || heard[0]?.type || 'audio/webm').split(';')
    const bytes = await new Response(new Blob(heard)).arrayBuffer()
    return bytes.byteLength === 0 ? null : { id: uuid7(), bytes, type, sent: false, refused: null }
  }
  return { level: meter.level, stop }
}

/** The level is a help: where it cannot be had, it is none. */
function meterOf(stream: MediaStream): { level: () => number; close: () => void } {
  const { AudioContext: Plain, webkitAudioContext: Webkit } = window as { AudioContext?: typeof AudioContext; webkitAudioContext?: typeof AudioContext }
  try {
    const Context = Plain ?? Webkit
    if (Context === undefined) throw new Error('no level')
    const context = new Context()
    const analyser = context.createAnalyser()
    context.createMediaStreamSource(stream).connect(analyser)
    const wave = new Uint8Array(analyser.fftSize)
    const level = (): number => {
      analyser.getByteTimeDomainData(wave)
      return Math.min(1, wave.reduce((most, point) => Math.max(most, Math.abs(point - 128)), 0) / 96)
    }
    return { level, close: () => void context.close().catch(() => undefined) }
  } catch {
    return { level: () => 0, close: () => undefined }
  }
}
