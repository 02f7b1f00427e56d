/** Of a report that may be of a matter already known. */
export default {
  same: {
    maybe: '附近已有相似的事，是同一件吗？',
    hint: '是同一件，您写的也照样上报；调度员合并以后，您在“我报的”里看得到它的进展。',
    this: '是这一件',
    look: '打开看看',
    another: '都不是，另报一件',
    chosen: '您认为和 {code} 是同一件。这份上报照样送达、单独编号，由调度员合并。',
    undo: '不是同一件',
    sent: '您说和 {code} 是同一件，调度员会看到；合并以后，点“查看办理进展”看得到它办到哪一步。',
  },
  blur: {
    hint: '点一下或者涂一下人脸、车牌，那里就看不清了。上报的是打过码的照片。',
    undo: '撤一步',
    done: '就用这张',
  },
}
