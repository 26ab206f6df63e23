import { create } from 'zustand';
import type { AppNotice } from '../../shared/contract/app.ts';

export interface NoticeStore {
  /** Sticky notices that are still true, oldest first; one for a code. */
  readonly notices: readonly AppNotice[];
  receive(notice: AppNotice): void;
  dismiss(code: string): void;
}

export const useNoticeStore = create<NoticeStore>()((set) => ({
  notices: [],
  receive(notice) {
    set(({ notices }) => {
      const others = notices.filter((known) => known.code !== notice.code);
      return { notices: notice.isCleared ? others : [...others, notice] };
    });
  },
  dismiss(code) {
    set(({ notices }) => ({ notices: notices.filter((notice) => notice.code !== code) }));
  },
}));
